import { ReactElement } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import {
  RiBarChartBoxLine,
  RiDashboardLine,
  RiFlowChart,
  RiSearchLine,
  RiSettings3Line,
  RiStackLine,
} from '@remixicon/react';
import { Link, NavLink } from 'react-router-dom';
import { portalTranslationRef } from '../translation';
import { Logo } from './Logo';
import styles from './Navigation.module.css';
import { SignedIn } from './SignedIn';

function Entry(props: { href: string; title: string; icon: ReactElement }) {
  return (
    <NavLink to={props.href} className={styles.entry} title={props.title}>
      <span className={styles.icon} aria-hidden>
        {props.icon}
      </span>
      <span className={styles.label}>{props.title}</span>
    </NavLink>
  );
}

/** The portal's pages in their order, then those of other plugins. */
export function Navigation({ navItems }: NavContentComponentProps) {
  const { t } = useTranslationRef(portalTranslationRef);
  const items = navItems.clone();
  const known = [
    [items.take('page:tenants'), t('shell.fleet'), <RiDashboardLine />],
    [items.take('page:metrics'), t('shell.metrics'), <RiBarChartBoxLine />],
    [items.take('page:pipelines'), t('shell.pipelines'), <RiFlowChart />],
    [items.take('page:catalog'), t('shell.catalog'), <RiStackLine />],
    [items.take('page:search'), t('shell.search'), <RiSearchLine />],
  ] satisfies [NavContentNavItem | undefined, string, ReactElement][];
  const settings = items.take('page:user-settings');
  return (
    <nav className={styles.nav} aria-label={t('shell.navigation')}>
      <Link to="/" className={styles.brand}>
        <Logo size={32} />
        <span className={styles.brandName}>{t('name')}</span>
      </Link>
      {known.map(
        ([item, title, icon]) =>
          item && (
            <Entry key={title} href={item.href} title={title} icon={icon} />
          ),
      )}
      {items.rest().map(item => (
        <Entry
          key={item.node.spec.id}
          href={item.href}
          title={item.title}
          icon={<>{item.icon}</>}
        />
      ))}
      <div className={styles.space} />
      {settings && (
        <Entry
          href={settings.href}
          title={t('shell.settings')}
          icon={<RiSettings3Line />}
        />
      )}
      <SignedIn />
    </nav>
  );
}
