import type {
  RunState,
  StepState,
  SyncStatus,
} from '@adinsights/plugin-platform-common';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { stateLooks, syncLooks } from './stateLooks';
import { useHighlight } from './useHighlight';
import styles from './StateMark.module.css';

/** The state of a run or step as icon, word and colour; a change lights up. */
export function StateMark(props: {
  state: RunState | StepState;
  appearance?: 'plain' | 'pill';
  title?: string;
}) {
  const { state, appearance = 'plain', title } = props;
  const t = usePipelinesTranslation();
  const { tone, icon: Icon } = stateLooks[state];
  const highlight = useHighlight(state);
  return (
    <span
      className={`${styles.mark} ${styles[appearance]}`}
      data-tone={tone}
      data-highlight={highlight}
      title={title}
    >
      <Icon size={16} aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  );
}

/** The same for how a connection's syncs stand. */
export function SyncMark({ status }: { status: SyncStatus }) {
  const t = usePipelinesTranslation();
  const { tone, icon: Icon } = syncLooks[status];
  const highlight = useHighlight(status);
  return (
    <span
      className={`${styles.mark} ${styles.plain}`}
      data-tone={tone}
      data-highlight={highlight}
    >
      <Icon size={16} aria-hidden="true" />
      {t(`sync.${status}`)}
    </span>
  );
}
