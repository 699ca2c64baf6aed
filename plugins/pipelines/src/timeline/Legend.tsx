import { stateLooks } from '../state/stateLooks';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import styles from './Timeline.module.css';

const DRAWN = [
  'succeeded',
  'degraded',
  'failed',
  'running',
  'cancelled',
] as const;

/** What colours and icons of the bars mean, in words. */
export function Legend() {
  const t = usePipelinesTranslation();
  return (
    <ul className={styles.legend} aria-label={t('timeline.legend')}>
      {DRAWN.map(state => {
        const { tone, icon: Icon } = stateLooks[state];
        return (
          <li key={state}>
            <span className={styles.legendIcon} data-tone={tone}>
              <Icon size={12} aria-hidden="true" />
            </span>
            {t(`state.${state}`)}
          </li>
        );
      })}
      <li>
        <span className={`${styles.legendIcon} ${styles.legendWait}`} />
        {t('timeline.legendQueued')}
      </li>
      <li>
        <svg width={10} height={10} aria-hidden="true">
          <circle cx={5} cy={5} r={4} className={styles.next} />
        </svg>
        {t('timeline.legendNext')}
      </li>
    </ul>
  );
}
