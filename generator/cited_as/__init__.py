"""How a text or a paragraph is cited: in the forms of those who cite it, and as records for
reference managers. (`citations` is about the citations that stand in the texts.)"""
