import { usePipelinesTranslation } from '../usePipelinesTranslation';
import styles from './Schedule.module.css';

/** When a schedule would run next, while it is edited. */
export function SlotPreview({ times }: { times: readonly string[] }) {
  const t = usePipelinesTranslation();
  return (
    <section className={styles.preview} aria-live="polite">
      <h3>{t('schedule.nextFive')}</h3>
      {times.length > 0 ? (
        <ol className={styles.times}>
          {times.map(time => (
            <li key={time}>{time}</li>
          ))}
        </ol>
      ) : (
        t('schedule.nextWrong')
      )}
    </section>
  );
}
