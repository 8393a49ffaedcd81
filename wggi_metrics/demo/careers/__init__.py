"""Careers of the demonstration organisation, simulated from the hidden rates day by day."""

from wggi_metrics.demo.careers.organisation import Entry, Organisation, Person, Post
from wggi_metrics.demo.careers.simulate import simulate

__all__ = ["Entry", "Organisation", "Person", "Post", "simulate"]
