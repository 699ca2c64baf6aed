/**
 * Whether a request's `If-None-Match` names the answer's tag, by the weak
 * comparison of RFC 9110 §8.8.3.2. A browser's fetch adds `no-cache` to such a
 * request, for which express would send everything again; the answer here is
 * always made from the newest state, so that the tag alone decides.
 */
export function matchesEntityTag(
  ifNoneMatch: string | undefined,
  etag: string,
): boolean {
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  return (
    ifNoneMatch !== undefined &&
    (ifNoneMatch.trim() === '*' ||
      ifNoneMatch.split(',').map(plain).includes(plain(etag)))
  );
}
