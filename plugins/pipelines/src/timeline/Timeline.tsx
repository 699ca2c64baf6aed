import type {
  PipelinesFleetRow,
  Run,
} from '@adinsights/plugin-platform-common';
import { formatClockTime } from '@adinsights/plugin-platform-react';
import { useId, useRef, useState } from 'react';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { BarTooltip } from './BarTooltip';
import type { Lane } from './lanes';
import { LaneNames } from './LaneNames';
import { RunBar } from './RunBar';
import { ticksOf, windowScale, xOf } from './scale';
import { TimelineGrid } from './TimelineGrid';
import { useBarFocus } from './useBarFocus';
import { useWidth } from './useWidth';
import styles from './Timeline.module.css';

const AXIS_HEIGHT = 28;
const TICK_LEAST_PX = 72;
const FALLBACK_WIDTH = 900;
const TOOLTIP_WIDTH = 280;
const NEXT_RADIUS = 4;

/** Lanes of runs over the last hours, up to a line that says now. */
export function Timeline(props: {
  lanes: readonly Lane[];
  nextRuns: Map<string, PipelinesFleetRow> | undefined;
  hours: number;
  now: Date;
  timeZone: string | undefined;
  laneHeight: number;
  /** Where in its lane a bar lies: 0 is the top, 1 the bottom. */
  middle: number;
  runHref: (run: Run) => string;
  onTenant: (tenantId: string) => void;
}) {
  const { lanes, nextRuns, hours, now, timeZone, laneHeight, middle } = props;
  const t = usePipelinesTranslation();
  const track = useRef<HTMLDivElement>(null);
  const hatch = useId();
  const width = useWidth(track, FALLBACK_WIDTH);
  const focus = useBarFocus(track, lanes);
  const [shown, setShown] = useState<{ run: Run; lane: number; x: number }>();
  const scale = windowScale(now, hours, width);
  const ticks = ticksOf(scale, TICK_LEAST_PX);
  const height = AXIS_HEIGHT + lanes.length * laneHeight;
  const middleOf = (lane: number) => AXIS_HEIGHT + (lane + middle) * laneHeight;
  return (
    <div className={styles.timeline}>
      <LaneNames
        lanes={lanes}
        nextRuns={nextRuns}
        laneHeight={laneHeight}
        axisHeight={AXIS_HEIGHT}
        onTenant={props.onTenant}
      />
      <div ref={track} className={styles.track}>
        <svg
          role="group"
          aria-label={t('timeline.label', { hours: String(hours) })}
          width={width}
          height={height}
          className={styles.drawing}
          style={{ '--hatch': `url("#${hatch}")` } as React.CSSProperties}
          onKeyDown={focus.onKeyDown}
        >
          <TimelineGrid
            scale={scale}
            ticks={ticks}
            height={height}
            axisHeight={AXIS_HEIGHT}
            laneHeight={laneHeight}
            lanes={lanes.length}
            now={now}
            timeZone={timeZone}
            hatch={hatch}
          />
          {lanes.map((lane, index) => {
            const next = nextRuns?.get(lane.tenantId)?.nextRunAt;
            const nextX = next ? xOf(scale, Date.parse(next)) : width;
            return (
              <g key={lane.tenantId}>
                {lane.runs.map((run, at) => (
                  <RunBar
                    key={run.id}
                    run={run}
                    name={lane.name}
                    href={props.runHref(run)}
                    scale={scale}
                    now={now}
                    timeZone={timeZone}
                    y={middleOf(index)}
                    roomUntil={
                      at + 1 < lane.runs.length
                        ? xOf(scale, Date.parse(lane.runs[at + 1].queuedAt))
                        : nextX
                    }
                    isReached={focus.reached === run.id}
                    onShow={x => {
                      focus.onReach(run.id);
                      setShown({ run, lane: index, x });
                    }}
                    onHide={() => setShown(undefined)}
                  />
                ))}
                {next && nextX < width - NEXT_RADIUS && (
                  <circle
                    cx={nextX}
                    cy={middleOf(index)}
                    r={NEXT_RADIUS}
                    className={styles.next}
                  >
                    <title>
                      {t('timeline.next', {
                        tenant: lane.name,
                        time: formatClockTime(next, now, timeZone),
                      })}
                    </title>
                  </circle>
                )}
              </g>
            );
          })}
        </svg>
        {shown && (
          <BarTooltip
            run={shown.run}
            name={lanes[shown.lane]?.name ?? shown.run.tenantId}
            now={now}
            timeZone={timeZone}
            left={shown.x}
            top={middleOf(shown.lane) + 14}
            isFlipped={shown.x > width - TOOLTIP_WIDTH}
          />
        )}
      </div>
    </div>
  );
}
