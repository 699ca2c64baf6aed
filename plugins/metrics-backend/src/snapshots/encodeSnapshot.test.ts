import { emptySections } from '../sections/emptySections';
import { decodeSections, encodeSections } from './encodeSnapshot';

describe('encodeSections', () => {
  it('comes back as the same JSON', async () => {
    const sections = emptySections('JMD');
    const encoded = await encodeSections(sections);
    const json = await decodeSections(encoded);
    expect(JSON.parse(json)).toEqual(sections);
    expect(encoded.bytes).toBe(json.length);
    expect(encoded.body.length).toBeLessThan(encoded.bytes);
  });

  it('refuses what is not what was stored', async () => {
    const one = await encodeSections(emptySections('JMD'));
    const other = await encodeSections(emptySections('USD'));
    await expect(
      decodeSections({ body: other.body, checksum: one.checksum }),
    ).rejects.toThrow('does not match its checksum');
  });
});
