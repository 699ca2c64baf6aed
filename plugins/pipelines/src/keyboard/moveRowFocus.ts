/**
 * Moves the focus to the next (1) or previous (-1) row of the table inside
 * `container`; from outside it goes to the first or last. The ends hold.
 */
export function moveRowFocus(
  container: HTMLElement | null,
  step: 1 | -1,
): void {
  const rows = Array.from(
    container?.querySelectorAll<HTMLElement>('tbody tr[data-key]') ?? [],
  );
  if (rows.length === 0) {
    return;
  }
  const current = rows.findIndex(row => row.contains(document.activeElement));
  const outside = step === 1 ? 0 : rows.length - 1;
  const wanted = current < 0 ? outside : current + step;
  rows[Math.min(Math.max(wanted, 0), rows.length - 1)].focus();
}
