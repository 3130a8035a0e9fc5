"""The one Django app with tables: event store, files, people, projections, queries."""
