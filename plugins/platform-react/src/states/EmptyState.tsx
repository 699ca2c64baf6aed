import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './states.module.css';

/** @public */
export interface EmptyStateProps {
  /** What would be here. */
  title: string;
  /** How to get it. */
  description?: ReactNode;
  /** A button or link that helps. */
  action?: ReactNode;
  icon?: ReactNode;
  /** `inline` for a card or a table, `page` for a whole page. */
  size?: 'inline' | 'page';
}

/**
 * An empty place that says what would be here and how to get it.
 *
 * @public
 */
export function EmptyState(props: EmptyStateProps) {
  const { title, description, action, icon, size = 'inline' } = props;
  return (
    <div className={`${styles.empty} ${styles[size]}`}>
      {icon && (
        <span className={styles.emptyIcon} aria-hidden="true">
          {icon}
        </span>
      )}
      <Text
        as={size === 'page' ? 'h2' : 'p'}
        variant={size === 'page' ? 'title-x-small' : 'body-medium'}
        weight="bold"
      >
        {title}
      </Text>
      {description && <div className={styles.quiet}>{description}</div>}
      {action}
    </div>
  );
}
