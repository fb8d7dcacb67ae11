"""When things happen: clocks, the alarm, and who performs what is due."""
