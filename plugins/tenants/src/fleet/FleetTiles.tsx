import type { FreshnessState } from '@adinsights/plugin-platform-common';
import {
  formatNumber,
  freshnessIcons,
  NO_VALUE,
} from '@adinsights/plugin-platform-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiCloseCircleLine, RiLoader4Line } from '@remixicon/react';
import type { FleetQuery } from '../filters/fleetQuery';
import { tenantsTranslationRef } from '../translation';
import type { FleetSource } from './FleetRow';
import { FleetTile } from './FleetTile';
import { StateBar } from './StateBar';
import { FleetSummary, percentRoundedDown } from './summariseFleet';
import { SourceStatus, sourceStateOf } from './useFleet';
import styles from './FleetTiles.module.css';

const STATE_TILES = ['late', 'stale', 'missing'] as const;
const RUN_TILES = ['running', 'failing'] as const;
const RUN_ICONS = { running: RiLoader4Line, failing: RiCloseCircleLine };
const ICON_SIZE = 14;

/** The fleet in six numbers, each of which filters the table. */
export function FleetTiles(props: {
  summary: FleetSummary | undefined;
  sources: Record<FleetSource, SourceStatus>;
  query: FleetQuery;
  onChange(change: Partial<FleetQuery>): void;
}) {
  const { summary, sources, query, onChange } = props;
  const { t } = useTranslationRef(tenantsTranslationRef);

  // Undefined while it loads, "–" where the source does not answer.
  const shown = (
    source: FleetSource,
    text: (of: FleetSummary) => string,
    unknown: string = NO_VALUE,
  ) => {
    const state = sourceStateOf(sources[source]);
    if (state === 'failed') {
      return unknown;
    }
    return summary && state === 'ready' ? text(summary) : undefined;
  };
  const onlyState = (state: FreshnessState) =>
    query.states.length === 1 && query.states[0] === state;
  const toggleState = (state: FreshnessState) =>
    onChange({ states: onlyState(state) ? [] : [state] });

  const icon = (Icon: typeof RiLoader4Line) => (
    <Icon size={ICON_SIZE} aria-hidden="true" />
  );

  return (
    <section className={styles.tiles} aria-label={t('tiles.label')}>
      <FleetTile
        label={t('tiles.fresh')}
        icon={icon(freshnessIcons.fresh)}
        tone="fresh"
        value={shown('metrics', ({ freshShare }) =>
          freshShare === null
            ? NO_VALUE
            : `${percentRoundedDown(freshShare)}\u00a0%`,
        )}
        hint={shown(
          'metrics',
          ({ states, expected }) =>
            t('tiles.freshOf', {
              fresh: formatNumber(states.fresh),
              all: formatNumber(expected),
            }),
          t('tiles.unknown'),
        )}
        isPressed={onlyState('fresh')}
        onPress={() => toggleState('fresh')}
      >
        <StateBar states={summary?.states} />
      </FleetTile>
      {STATE_TILES.map(state => (
        <FleetTile
          key={state}
          label={t(`tiles.${state}`)}
          icon={icon(freshnessIcons[state])}
          tone={state}
          value={shown('metrics', ({ states }) => formatNumber(states[state]))}
          hint={t(`tiles.${state}Hint`)}
          isPressed={onlyState(state)}
          onPress={() => toggleState(state)}
        />
      ))}
      {RUN_TILES.map(run => (
        <FleetTile
          key={run}
          label={t(`tiles.${run}`)}
          icon={icon(RUN_ICONS[run])}
          tone={run === 'failing' ? 'stale' : 'running'}
          value={shown('pipelines', of => formatNumber(of[run]))}
          hint={t(`tiles.${run}Hint`)}
          isPressed={query.run === run}
          onPress={() => onChange({ run: query.run === run ? null : run })}
        />
      ))}
    </section>
  );
}
