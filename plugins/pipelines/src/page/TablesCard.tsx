import { Box, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { ConnectionsTable } from '../connections/ConnectionsTable';
import type { TenantNames } from '../data/useTenantNames';
import { RunsTable } from '../runs/RunsTable';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import type { PipelinesView } from '../view/pipelinesView';
import type { ChangeView } from '../view/usePipelinesView';
import card from '../cards/Card.module.css';
import styles from './TablesCard.module.css';

/** The runs and the connections, one table at a time. */
export function TablesCard(props: {
  tenants: TenantNames;
  view: PipelinesView;
  change: ChangeView;
  runHref: (runId: string) => string;
}) {
  const { tenants, view, change, runHref } = props;
  const t = usePipelinesTranslation();
  return (
    <Box as="section" bg="neutral" className={card.card}>
      <Tabs
        className={styles.tables}
        selectedKey={view.tab}
        onSelectionChange={key =>
          change({ tab: key === 'connections' ? 'connections' : 'runs' })
        }
      >
        <TabList>
          <Tab id="runs">{t('runs.title')}</Tab>
          <Tab id="connections">{t('connections.title')}</Tab>
        </TabList>
        <TabPanel id="runs" className={styles.panel}>
          <RunsTable
            tenants={tenants}
            view={view}
            change={change}
            runHref={runHref}
          />
        </TabPanel>
        <TabPanel id="connections" className={styles.panel}>
          <ConnectionsTable tenants={tenants} view={view} change={change} />
        </TabPanel>
      </Tabs>
    </Box>
  );
}
