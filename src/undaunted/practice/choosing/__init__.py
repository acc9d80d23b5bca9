"""What is offered: today's suggestion, its reasons, what is passed on, and what is under way."""
