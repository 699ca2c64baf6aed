// Names under these never resolve (RFC 6761), so asking is only noise.
const NOWHERE = /(^|\.)(invalid|example|test)\.?$/;

function parsed(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

/** The address of a thumbnail, null when there is none that could load. */
export function thumbnailAddress(url: string | null): string | null {
  const address = parsed(url ?? '');
  return address?.protocol === 'https:' && !NOWHERE.test(address.hostname)
    ? address.href
    : null;
}
