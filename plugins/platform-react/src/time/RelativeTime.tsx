import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Focusable, Tooltip, TooltipTrigger } from '@backstage/ui';
import { useState } from 'react';
import { platformReactTranslationRef } from '../translation';
import { formatAbsoluteTime, timeDistance } from './formatTime';
import { useNow } from './useNow';
import styles from './RelativeTime.module.css';

/** @public */
export interface RelativeTimeProps {
  /** ISO 8601; null is shown as "never". */
  time: string | null | undefined;
  /** IANA zone of the absolute time, by default the browser's. */
  timeZone?: string;
  /**
   * `tooltip` is reachable by keyboard; `title` is for dense tables, where
   * thousands of tooltips would cost too much.
   */
  hint?: 'tooltip' | 'title';
}

/**
 * "12 min ago", with the absolute time and zone on hover or focus, and in its
 * place after a press, for where nothing hovers. Moves on every 30 seconds.
 *
 * @public
 */
export function RelativeTime(props: RelativeTimeProps) {
  const { time, timeZone, hint = 'tooltip' } = props;
  const text = useRelativeText();
  const { t } = useTranslationRef(platformReactTranslationRef);
  const [absoluteShown, setAbsoluteShown] = useState(false);
  if (!time) {
    return <span>{t('time.never')}</span>;
  }
  const absolute = formatAbsoluteTime(time, timeZone);
  if (hint === 'title') {
    return (
      <time dateTime={time} title={absolute}>
        {text(time)}
      </time>
    );
  }
  return (
    <TooltipTrigger delay={200}>
      <Focusable>
        <button
          type="button"
          className={styles.time}
          aria-pressed={absoluteShown}
          onClick={() => setAbsoluteShown(shown => !shown)}
        >
          <time dateTime={time}>{absoluteShown ? absolute : text(time)}</time>
        </button>
      </Focusable>
      <Tooltip>{absoluteShown ? text(time) : absolute}</Tooltip>
    </TooltipTrigger>
  );
}

/**
 * Writes an instant relative to the page's time, in the reader's language.
 *
 * @public
 */
export function useRelativeText(): (iso: string) => string {
  const now = useNow();
  const { t } = useTranslationRef(platformReactTranslationRef);
  return iso => {
    const { unit, count, past } = timeDistance(iso, now);
    switch (unit) {
      case 'now':
        return t('time.now');
      case 'minutes':
        return t(past ? 'time.minutesAgo' : 'time.inMinutes', {
          minutes: String(count),
        });
      case 'hours':
        return t(past ? 'time.hoursAgo' : 'time.inHours', {
          hours: String(count),
        });
      default:
        return t(past ? 'time.daysAgo' : 'time.inDays', {
          days: String(count),
        });
    }
  };
}
