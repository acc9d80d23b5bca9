"""What came of an ask: the log, the look back, forecast against reality, the journal."""
