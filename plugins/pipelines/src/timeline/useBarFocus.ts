import { KeyboardEvent, RefObject, useState } from 'react';
import type { Lane } from './lanes';

const MOVES: Record<string, [lanes: number, runs: number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** The run that arrow keys lead to, undefined at the edges. */
export function neighbourOf(
  lanes: readonly Lane[],
  runId: string,
  key: string,
): string | undefined {
  const [down, right] = MOVES[key] ?? [0, 0];
  const lane = lanes.findIndex(each =>
    each.runs.some(({ id }) => id === runId),
  );
  if (lane < 0) {
    return undefined;
  }
  const { runs } = lanes[lane];
  const at = runs.findIndex(({ id }) => id === runId);
  if (right !== 0) {
    return runs[at + right]?.id;
  }
  const others =
    down > 0 ? lanes.slice(lane + 1) : lanes.slice(0, lane).reverse();
  const next =
    down === 0 ? undefined : others.find(each => each.runs.length > 0);
  const queued = Date.parse(runs[at].queuedAt);
  const distance = (time: string) => Math.abs(Date.parse(time) - queued);
  return next?.runs.reduce((best, run) =>
    distance(run.queuedAt) < distance(best.queuedAt) ? run : best,
  ).id;
}

/**
 * One bar at a time can be reached with Tab, at first the newest; arrow keys
 * move on from there.
 */
export function useBarFocus(
  frame: RefObject<HTMLElement>,
  lanes: readonly Lane[],
): {
  reached: string | undefined;
  onKeyDown: (event: KeyboardEvent) => void;
  onReach: (runId: string) => void;
} {
  const [wanted, setWanted] = useState<string>();
  const all = lanes.flatMap(({ runs }) => runs);
  const reached = all.some(({ id }) => id === wanted)
    ? wanted
    : lanes.find(({ runs }) => runs.length > 0)?.runs.at(-1)?.id;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = reached && neighbourOf(lanes, reached, event.key);
    if (event.key in MOVES) {
      event.preventDefault();
    }
    if (next) {
      setWanted(next);
      const bar = frame.current?.querySelector<SVGElement>(
        `[data-run="${CSS.escape(next)}"]`,
      );
      bar?.focus();
    }
  };
  return { reached, onKeyDown, onReach: setWanted };
}
