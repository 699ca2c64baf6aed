import type { RunDetail } from '@adinsights/plugin-platform-common';
import {
  formatAbsoluteTime,
  formatDayTime,
  useRelativeText,
} from '@adinsights/plugin-platform-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  RiArrowLeftLine,
  RiFlowChart,
  RiLineChartLine,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { rootRouteRef, tenantMetricsRouteRef } from '../routes';
import { requesterName } from '../runs/waitingText';
import { StateMark } from '../state/StateMark';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import page from '../page/page.module.css';
import styles from './Run.module.css';

/** Whose run this is, how it stands, what caused it, and what can be done. */
export function RunHeader(props: {
  run: RunDetail;
  name: string;
  timeZone: string | undefined;
  actions: ReactNode;
}) {
  const { run, name, timeZone, actions } = props;
  const t = usePipelinesTranslation();
  const relative = useRelativeText();
  const root = useRouteRef(rootRouteRef)?.() ?? '/pipelines';
  const numbers = useRouteRef(tenantMetricsRouteRef);
  return (
    <header className={page.header}>
      <Link to={root} className={styles.back}>
        <RiArrowLeftLine size={16} aria-hidden="true" />
        {t('run.back')}
      </Link>
      <div className={page.titleRow}>
        <div className={page.titles}>
          <h1 className={page.title}>{name}</h1>
          <StateMark state={run.state} appearance="pill" />
        </div>
        {actions}
      </div>
      <div className={styles.cause}>
        <span>
          {t(`heading.${run.kind}`)}
          {run.slot &&
            ` ${t('run.slot', { time: formatDayTime(run.slot, timeZone) })}`}
          {run.requestedBy &&
            `, ${t('run.byHand', { who: requesterName(run.requestedBy) })}`}
        </span>
        {run.reason && <span>“{run.reason}”</span>}
        <span title={formatAbsoluteTime(run.queuedAt, timeZone)}>
          {t('run.queuedAt', { time: relative(run.queuedAt) })}
        </span>
        <Link
          to={`${root}?tenant=${encodeURIComponent(run.tenantId)}`}
          className={styles.link}
        >
          <RiFlowChart size={16} aria-hidden="true" />
          {t('run.runsOf', { tenant: name })}
        </Link>
        {numbers && (
          <Link to={numbers({ tenant: run.tenantId })} className={styles.link}>
            <RiLineChartLine size={16} aria-hidden="true" />
            {t('run.numbers', { tenant: name })}
          </Link>
        )}
      </div>
    </header>
  );
}
