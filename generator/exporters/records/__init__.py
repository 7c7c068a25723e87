"""Records for reference managers beside each text: BibTeX, RIS, CSL-JSON."""
