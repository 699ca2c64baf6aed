/** The readable part of an entity ref: `group:default/north` is `north`. */
export function ownerName(ref: string): string {
  return ref.replace(/^[^:]*:/, '').replace(/^default\//, '');
}
