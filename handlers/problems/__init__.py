"""Problems and cases: what is open with a household, whose it is and until when."""
