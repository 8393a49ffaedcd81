"""The working group's registers: the focal points, training, surveys, projects, the plan, publications."""
