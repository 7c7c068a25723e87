"""What those who write Akoma Ntoso and those who read it back both must know.

`terms` has the names that the standard leaves open, `data` says as elements what the standard has
none for. `exporters/akn` writes both, `importers/reading/akn/own` reads them.
"""
