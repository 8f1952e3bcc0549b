"""Where post reaches an agency or a service, as lines. A confidential place is never named."""

from .models import Agency, Location, Service


def location_lines(location: Location | None) -> tuple[str, ...]:
    """The lines below the name on an envelope: the mailing address where one is known, or the street."""
    if location is None or location.confidential:
        return ()
    if location.mailing.strip():
        return _lines(location.mailing)
    place = " ".join(part for part in (location.state, location.postal_code) if part)
    return (*_lines(location.street), *_lines(", ".join(part for part in (location.city, place) if part)))


def agency_lines(agency: Agency) -> tuple[str, ...]:
    """Of an agency with several places, the first that has an address and may be named."""
    return next((lines for lines in map(location_lines, agency.locations) if lines), ())


def service_lines(service: Service) -> tuple[str, ...]:
    return location_lines(service.location) or agency_lines(service.agency)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
