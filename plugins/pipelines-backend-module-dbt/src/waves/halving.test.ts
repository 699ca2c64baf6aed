import type { NodeResult } from '../invocation/runResults';
import { buildByHalves, mostBuilds } from './halving';

const nodeOf = (node: string): NodeResult => ({
  node,
  status: 'error',
  seconds: 1,
  message: 'numeric field overflow',
});

/** A build that fails on the node that each bad member breaks. */
function project(bad: Record<number, string>, always?: string) {
  const builds: number[][] = [];
  const build = async (members: number[]) => {
    builds.push(members);
    const nodes = members.flatMap(member => bad[member] ?? []);
    return [...new Set(always ? [...nodes, always] : nodes)].map(nodeOf);
  };
  return { builds, build };
}

const members = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('buildByHalves', () => {
  it('builds once when nothing fails', async () => {
    const { builds, build } = project({});
    const halved = await buildByHalves(members(1000), build);
    expect(builds).toHaveLength(1);
    expect(halved.built).toHaveLength(1000);
  });

  it.each([2, 3, 5, 64, 1000])(
    'singles out one of %i within the bound',
    async count => {
      const all = members(count);
      for (const culprit of [0, Math.floor(count / 2), count - 1]) {
        const { builds, build } = project({ [culprit]: 'candidate' });
        const halved = await buildByHalves(all, build);
        expect(halved.culprits.map(({ member }) => member)).toEqual([culprit]);
        expect(halved.built).toHaveLength(count - 1);
        expect(halved.stopped).toEqual([]);
        expect(builds.length).toBeLessThanOrEqual(mostBuilds(count));
      }
    },
  );

  it('stops when both halves fail on the same node', async () => {
    const { builds, build } = project({}, 'model');
    const halved = await buildByHalves(members(1000), build);
    expect(builds).toHaveLength(3);
    expect(halved.stopped).toHaveLength(1000);
    expect(halved.failed.map(({ node }) => node)).toEqual(['model']);
  });

  it('goes on when the halves fail on different nodes', async () => {
    const { build } = project({ 0: 'one', 1: 'other' });
    const halved = await buildByHalves(members(2), build);
    expect(halved.culprits.map(({ member }) => member).sort()).toEqual([0, 1]);
  });

  it('blames the model, not the member, when there is only one', async () => {
    const { builds, build } = project({ 0: 'model' });
    const halved = await buildByHalves(members(1), build);
    expect(builds).toHaveLength(1);
    expect(halved.stopped).toEqual([0]);
    expect(halved.culprits).toEqual([]);
  });

  it('never builds more often than the bound, and leaves nobody out', async () => {
    const bad = Object.fromEntries(
      members(64).map(member => [member, `node-${member}`]),
    );
    const { builds, build } = project(bad);
    const halved = await buildByHalves(members(64), build);
    expect(builds.length).toBeLessThanOrEqual(mostBuilds(64));
    const found = [
      ...halved.built,
      ...halved.stopped,
      ...halved.culprits.map(({ member }) => member),
    ];
    expect(found.sort((a, b) => a - b)).toEqual(members(64));
  });
});
