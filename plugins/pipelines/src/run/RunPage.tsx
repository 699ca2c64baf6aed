import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { RequestFailure } from '../actions/RequestFailure';
import { RunActions } from '../actions/RunActions';
import { useRequest } from '../actions/useRequest';
import { isOver } from '../data/isOver';
import { useRun } from '../data/useRuns';
import { useTenantNames } from '../data/useTenantNames';
import { KeysDialog } from '../keyboard/KeysDialog';
import { useShortcuts } from '../keyboard/useShortcuts';
import { StaleNote } from '../page/StaleNote';
import { useDocumentTitle } from '../page/useDocumentTitle';
import { runRouteRef } from '../routes';
import { ScheduleCard } from '../schedule/ScheduleCard';
import { useClock } from '../time/useClock';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { EventsCard } from './EventsCard';
import { IdsCard } from './IdsCard';
import { RunBanner } from './RunBanner';
import { RunHeader } from './RunHeader';
import { RunTrack } from './RunTrack';
import { RunUnreadable } from './RunUnreadable';
import { StepsCard } from './StepsCard';
import { useProviders } from './useProviders';
import page from '../page/page.module.css';

/** The run that the path names. */
export function RunPage() {
  const { id = '' } = useParams();
  // The key drops what was shown of another run.
  return <OneRun key={id} id={id} />;
}

function OneRun({ id }: { id: string }) {
  const t = usePipelinesTranslation();
  const resource = useRun(id);
  const tenants = useTenantNames();
  const run = resource.data;
  const providers = useProviders(run?.tenantId ?? null);
  const now = useClock(run ? !isOver(run) : false);
  const retry = useRequest();
  const [keysOpen, setKeysOpen] = useState(false);
  const navigate = useNavigate();
  const runLink = useRouteRef(runRouteRef);
  const name = run ? tenants.nameOf(run.tenantId) : '';
  useDocumentTitle(run && t('run.documentTitle', { tenant: name }));
  useShortcuts({ '?': () => setKeysOpen(true) });
  if (!run) {
    return (
      <main className={page.page}>
        <RunUnreadable error={resource.error} onRetry={resource.reload} />
      </main>
    );
  }
  const timeZone = tenants.zoneOf(run.tenantId);
  return (
    <main className={page.page}>
      <RunHeader
        run={run}
        name={name}
        timeZone={timeZone}
        actions={
          <RunActions
            run={run}
            request={retry}
            onChanged={resource.reload}
            onRun={next => navigate(runLink?.({ id: next.id }) ?? next.id)}
          />
        }
      />
      <StaleNote
        error={resource.error}
        confirmedAt={resource.confirmedAt}
        onRetry={resource.reload}
      />
      <RequestFailure error={retry.error} />
      <RunBanner run={run} />
      <RunTrack run={run} now={now} providers={providers} />
      <div className={page.body}>
        <div className={page.column}>
          <StepsCard
            run={run}
            now={now}
            providers={providers}
            timeZone={timeZone}
          />
          <EventsCard events={run.events} timeZone={timeZone} />
        </div>
        <div className={page.column}>
          <IdsCard run={run} />
          <ScheduleCard tenant={run.tenantId} name={name} />
        </div>
      </div>
      <KeysDialog isOpen={keysOpen} onOpenChange={setKeysOpen} />
    </main>
  );
}
