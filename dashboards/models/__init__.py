"""What areas see: published figures, what was released to them by name, and what they write themselves."""
