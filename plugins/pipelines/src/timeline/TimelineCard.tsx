import { EmptyState } from '@adinsights/plugin-platform-react';
import {
  Button,
  Skeleton,
  ToggleButton,
  ToggleButtonGroup,
  useBreakpoint,
} from '@backstage/ui';
import { RiCalendarScheduleLine } from '@remixicon/react';
import { useMemo, useState } from 'react';
import { Card } from '../cards/Card';
import { isOver } from '../data/isOver';
import { useNextRuns } from '../data/useNextRuns';
import type { TenantNames } from '../data/useTenantNames';
import { useClock } from '../time/useClock';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { PipelinesView, WINDOW_HOURS } from '../view/pipelinesView';
import type { ChangeView } from '../view/usePipelinesView';
import { lanesOf } from './lanes';
import { Legend } from './Legend';
import type { WindowRuns } from './readWindow';
import { Timeline } from './Timeline';
import { zoneName } from './zoneName';
import styles from './Timeline.module.css';

const LANES_SHOWN = 10;
const LANE_HEIGHT = 36;
// A phone has the names above the bars.
const PHONE_LANE_HEIGHT = 50;
const MIDDLE = 0.5;
const PHONE_MIDDLE = 0.7;

/** What ran when: a lane per tenant over the last hours. */
export function TimelineCard(props: {
  window: WindowRuns | undefined;
  tenants: TenantNames;
  view: PipelinesView;
  change: ChangeView;
  runHref: (runId: string) => string;
}) {
  const { window, tenants, view, change, runHref } = props;
  const t = usePipelinesTranslation();
  const nextRuns = useNextRuns();
  const isWide = useBreakpoint().up('sm');
  const [isWhole, setWhole] = useState(false);
  const now = useClock(window ? !window.runs.every(isOver) : false);
  const hours = String(view.hours);
  const lanes = useMemo(
    () =>
      window &&
      lanesOf({
        runs: window.runs,
        tenants: (tenants.all ?? []).filter(
          ({ tenantId }) => (view.tenant ?? tenantId) === tenantId,
        ),
        room: LANES_SHOWN,
      }),
    [window, tenants.all, view.tenant],
  );
  const shown = isWhole ? lanes : lanes?.slice(0, LANES_SHOWN);
  // One tenant is looked at in its own zone, several in the reader's.
  const timeZone = view.tenant ? tenants.zoneOf(view.tenant) : undefined;
  return (
    <Card
      title={t('timeline.title')}
      hint={t('timeline.zone', { zone: zoneName(now, timeZone) })}
      actions={
        <ToggleButtonGroup
          aria-label={t('timeline.hours')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[hours]}
          onSelectionChange={keys => {
            const chosen = WINDOW_HOURS.find(h => keys.has(String(h)));
            change({ hours: chosen ?? view.hours }, { replace: true });
          }}
        >
          {WINDOW_HOURS.map(each => (
            <ToggleButton key={each} id={String(each)}>
              {t('timeline.lastHours', { hours: String(each) })}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
    >
      {!shown && <Skeleton width="100%" height={LANE_HEIGHT * 5 + 28} />}
      {shown?.length === 0 && (
        <EmptyState
          icon={<RiCalendarScheduleLine size={28} />}
          title={t('timeline.emptyTitle', { hours })}
          description={t('timeline.emptyText')}
        />
      )}
      {shown && shown.length > 0 && (
        <Timeline
          lanes={shown}
          nextRuns={nextRuns.data}
          hours={view.hours}
          now={now}
          timeZone={timeZone}
          laneHeight={isWide ? LANE_HEIGHT : PHONE_LANE_HEIGHT}
          middle={isWide ? MIDDLE : PHONE_MIDDLE}
          runHref={run => runHref(run.id)}
          onTenant={tenant => change({ tenant })}
        />
      )}
      {window?.isCut && (
        <div className={styles.aside} role="note">
          {t('timeline.cut', { runs: String(window.runs.length) })}
        </div>
      )}
      {lanes && lanes.length > 0 && (
        <div className={styles.foot}>
          <Legend />
          {lanes.length > LANES_SHOWN && (
            <Button
              variant="tertiary"
              size="small"
              onPress={() => setWhole(!isWhole)}
            >
              {isWhole
                ? t('timeline.showFewer')
                : t('timeline.showAll', { lanes: String(lanes.length) })}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}
