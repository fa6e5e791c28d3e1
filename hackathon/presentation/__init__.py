"""What web and jobs both show: words, dates, figures, documents, letters, feeds."""
