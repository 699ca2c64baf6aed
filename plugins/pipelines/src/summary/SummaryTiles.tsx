import type {
  Run,
  RunState,
  Telemetry,
} from '@adinsights/plugin-platform-common';
import { formatNumber, NO_VALUE } from '@adinsights/plugin-platform-react';
import { stateLooks } from '../state/stateLooks';
import { useHighlight } from '../state/useHighlight';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import type { PipelinesView } from '../view/pipelinesView';
import type { ChangeView } from '../view/usePipelinesView';
import { ConnectionsTile } from './ConnectionsTile';
import styles from './SummaryTiles.module.css';

function Count({ count }: { count: number }) {
  const text = formatNumber(count);
  const highlight = useHighlight(text);
  return (
    <span className={styles.value} data-highlight={highlight}>
      {text}
    </span>
  );
}

function StateTile(props: {
  state: RunState;
  label: string;
  hint: string;
  count: number | undefined;
  isPressed: boolean;
  onPress: () => void;
}) {
  const { state, label, hint, count, isPressed, onPress } = props;
  const { tone, icon: Icon } = stateLooks[state];
  return (
    <button
      type="button"
      className={styles.tile}
      data-tone={count ? tone : 'none'}
      aria-pressed={isPressed}
      onClick={onPress}
    >
      <span className={styles.label}>
        <Icon size={16} aria-hidden="true" />
        {label}
      </span>
      {count === undefined ? (
        <span className={styles.value}>{NO_VALUE}</span>
      ) : (
        <Count count={count} />
      )}
      <span className={styles.hint}>{hint}</span>
    </button>
  );
}

/** The runs and connections in numbers; each number filters a table. */
export function SummaryTiles(props: {
  runs: readonly Run[] | undefined;
  telemetry: Telemetry | undefined;
  view: PipelinesView;
  change: ChangeView;
}) {
  const { runs, telemetry, view, change } = props;
  const t = usePipelinesTranslation();
  const hours = String(view.hours);
  const within = t('summary.within', { hours });
  const tiles = [
    ['running', t('summary.running'), t('summary.runningHint')],
    ['queued', t('summary.waiting'), t('summary.waitingHint')],
    ['failed', t('summary.failed'), within],
    ['degraded', t('summary.degraded'), within],
  ] as const;
  return (
    <section
      className={styles.tiles}
      aria-label={t('summary.label', { hours })}
    >
      {tiles.map(([state, label, hint]) => {
        const isPressed = view.tab === 'runs' && view.state === state;
        return (
          <StateTile
            key={state}
            state={state}
            label={label}
            hint={hint}
            count={runs?.filter(run => run.state === state).length}
            isPressed={isPressed}
            onPress={() =>
              change({ tab: 'runs', state: isPressed ? null : state })
            }
          />
        );
      })}
      <ConnectionsTile
        telemetry={telemetry}
        isPressed={view.tab === 'connections'}
        onPress={() =>
          change({ tab: view.tab === 'connections' ? 'runs' : 'connections' })
        }
      />
    </section>
  );
}
