import type { Run } from '@adinsights/plugin-platform-common';
import { isOver } from '../data/isOver';

/** A tenant's runs inside the window, oldest first. */
export interface Lane {
  tenantId: string;
  name: string;
  runs: Run[];
}

function needsALook(lane: Lane): boolean {
  const last = lane.runs.at(-1);
  return (
    last !== undefined &&
    (!isOver(last) || last.state === 'failed' || last.state === 'degraded')
  );
}

/**
 * One lane per tenant, by name. Tenants without a run get a lane as long as
 * there is room; when there are more lanes than `room`, those whose newest run
 * is at work or in trouble come first.
 */
export function lanesOf(options: {
  runs: readonly Run[];
  tenants: readonly { tenantId: string; name: string }[];
  room: number;
}): Lane[] {
  const { runs, tenants, room } = options;
  const names = new Map(tenants.map(each => [each.tenantId, each.name]));
  const lanes = new Map<string, Lane>();
  const laneOf = (tenantId: string) => {
    const lane = lanes.get(tenantId) ?? {
      tenantId,
      name: names.get(tenantId) ?? tenantId,
      runs: [],
    };
    lanes.set(tenantId, lane);
    return lane;
  };
  [...runs].reverse().forEach(run => laneOf(run.tenantId).runs.push(run));
  if (tenants.length <= room) {
    tenants.forEach(({ tenantId }) => laneOf(tenantId));
  }
  const byName = [...lanes.values()].sort((a, b) =>
    a.name.localeCompare(b.name),
  );
  return byName.length <= room
    ? byName
    : [
        ...byName.filter(needsALook),
        ...byName.filter(lane => !needsALook(lane)),
      ];
}
