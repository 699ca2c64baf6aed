import type { NodeResult } from '../invocation/runResults';

/** Builds members together; answers the nodes that failed. */
export type BuildTogether<M> = (members: M[]) => Promise<NodeResult[]>;

/** What halving found out. */
export interface Halved<M> {
  /** Built, in a build in which no node failed. */
  built: M[];
  /** Failed alone where others passed, with the nodes that did. */
  culprits: { member: M; failed: NodeResult[] }[];
  /** Not built, because the fault is not a member's or was not found in time. */
  stopped: M[];
  failed: NodeResult[];
}

/** Most builds of a wave: enough to single out one member of n. */
export function mostBuilds(members: number): number {
  return 2 * Math.ceil(Math.log2(Math.max(1, members))) + 2;
}

/**
 * Builds all members at once and, when a node fails, halves them until the one
 * whose data it fails on is alone. When both halves fail on the same node the
 * model is to blame, and it stops; so it does after {@link mostBuilds}.
 */
export async function buildByHalves<M>(
  members: M[],
  build: BuildTogether<M>,
): Promise<Halved<M>> {
  const result: Halved<M> = {
    built: [],
    culprits: [],
    stopped: [],
    failed: [],
  };
  let buildsLeft = mostBuilds(members.length);
  const take = async (group: M[]): Promise<NodeResult[]> => {
    buildsLeft -= 1;
    const failed = await build(group);
    if (failed.length === 0) {
      result.built.push(...group);
    }
    return failed;
  };
  const failing: { group: M[]; failed: NodeResult[] }[] = [];
  const first = await take(members);
  if (first.length > 0) {
    failing.push({ group: members, failed: first });
  }
  for (let next = failing.pop(); next; next = failing.pop()) {
    const { group, failed } = next;
    if (group.length === 1 && members.length > 1) {
      result.culprits.push({ member: group[0], failed });
      continue;
    }
    const middle = Math.ceil(group.length / 2);
    const halves = [group.slice(0, middle), group.slice(middle)];
    if (group.length === 1 || buildsLeft < halves.length) {
      return stop([next, ...failing]);
    }
    const outcomes: { group: M[]; failed: NodeResult[] }[] = [];
    for (const half of halves) {
      outcomes.push({ group: half, failed: await take(half) });
    }
    const faulty = outcomes.filter(half => half.failed.length > 0);
    if (faulty.length === 2 && shareNode(faulty[0].failed, faulty[1].failed)) {
      return stop([...faulty, ...failing]);
    }
    failing.push(...faulty);
  }
  return result;

  function stop(groups: typeof failing): Halved<M> {
    result.stopped.push(...groups.flatMap(({ group }) => group));
    result.failed = groups[0].failed;
    return result;
  }
}

function shareNode(one: NodeResult[], other: NodeResult[]): boolean {
  return one.some(({ node }) => other.some(found => found.node === node));
}
