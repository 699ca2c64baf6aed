/**
 * Interface parts shared by the portal's pages: freshness, times, numbers,
 * charts, the tenant picker, and the way pages read the back ends.
 *
 * @packageDocumentation
 */
import './theme/tokens.css';

export * from './charts/Sparkline';
export * from './charts/trend';
export * from './charts/TrendChart';
export * from './freshness/FreshnessBadge';
export * from './freshness/FreshnessCell';
export * from './freshness/freshnessIcons';
export * from './numbers/change';
export * from './numbers/format';
export * from './resource/failure';
export * from './resource/fetchResource';
export * from './resource/useResource';
export * from './states/CopyReference';
export * from './states/EmptyState';
export * from './states/ErrorPanel';
export * from './states/useErrorText';
export * from './tenants/TenantPicker';
export * from './tenants/useTenants';
export * from './time/formatTime';
export * from './time/RelativeTime';
export * from './time/useNow';
export * from './translation';
