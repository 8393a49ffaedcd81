"""``python -m wggi_metrics``: everything the dashboard does with data, on the command line."""

from wggi_metrics.cli import main

if __name__ == "__main__":
    main()
