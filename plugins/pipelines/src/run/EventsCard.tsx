import type { RunDetail } from '@adinsights/plugin-platform-common';
import { formatAbsoluteTime } from '@adinsights/plugin-platform-react';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { Card } from '../cards/Card';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import styles from './Run.module.css';

const SHOWN = 12;

function timeWithSeconds(iso: string, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    timeStyle: 'medium',
  }).format(new Date(iso));
}

/** What happened to the run, the newest first. */
export function EventsCard(props: {
  events: RunDetail['events'];
  timeZone: string | undefined;
}) {
  const { events, timeZone } = props;
  const t = usePipelinesTranslation();
  const [isWhole, setWhole] = useState(false);
  const newest = [...events].reverse();
  const shown = isWhole ? newest : newest.slice(0, SHOWN);
  return (
    <Card title={t('run.events')}>
      {events.length === 0 && (
        <span className={styles.quiet}>{t('run.noEvents')}</span>
      )}
      <ol className={styles.events}>
        {shown.map(({ at, type, text }, index) => (
          <li key={`${newest.length - index} ${at}`}>
            <time
              dateTime={at}
              title={formatAbsoluteTime(at, timeZone)}
              className={styles.time}
            >
              {timeWithSeconds(at, timeZone)}
            </time>
            <span title={type}>{text}</span>
          </li>
        ))}
      </ol>
      {!isWhole && newest.length > SHOWN && (
        <Button variant="tertiary" size="small" onPress={() => setWhole(true)}>
          {t('run.moreEvents', { events: String(newest.length) })}
        </Button>
      )}
    </Card>
  );
}
