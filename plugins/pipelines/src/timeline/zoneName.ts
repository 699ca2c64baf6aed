/** The short name of a zone at an instant, as `GMT-5`. */
export function zoneName(at: Date, timeZone?: string): string {
  const part = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    timeZoneName: 'short',
  })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return part?.value ?? '';
}
