// Looked up once: each use of a global is slow inside a VM context.
const { imul } = Math;

/**
 * A number in [0, 1) that depends on nothing but its key: the same key gives
 * the same number in every process. The key is hashed with 32-bit FNV-1a and
 * then mixed, since FNV alone leaves neighbouring keys close together.
 */
export function noise(...key: Array<string | number>): number {
  return hash32(key.join('\u0000')) / 0x1_0000_0000;
}

/** A number in [low, high) by the same rule as {@link noise}. */
export function noiseBetween(
  low: number,
  high: number,
  ...key: Array<string | number>
): number {
  return low + (high - low) * noise(...key);
}

/** `digits` decimal digits, the first of them not 0, by the same rule. */
export function noiseDigits(
  digits: number,
  ...key: Array<string | number>
): string {
  let text = String(1 + Math.floor(noise('first', ...key) * 9));
  for (let block = 0; text.length < digits; block++) {
    text += String(Math.floor(noise(block, ...key) * 1e6)).padStart(6, '0');
  }
  return text.slice(0, digits);
}

function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}
