import { Box, Text } from '@backstage/ui';
import { ReactNode, useId } from 'react';
import styles from './Card.module.css';

/** A titled part of the page. */
export function Card(props: {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
  /** What is drawn belongs to the filter before and is being replaced. */
  isStale?: boolean;
  children: ReactNode;
}) {
  const { title, hint, actions, isStale, children } = props;
  const titleId = useId();
  return (
    <Box
      as="section"
      bg="neutral"
      className={styles.card}
      aria-labelledby={titleId}
      aria-busy={isStale}
    >
      <header className={styles.header}>
        <div className={styles.titles}>
          <Text as="h2" variant="body-large" weight="bold" id={titleId}>
            {title}
          </Text>
          {hint && <div className={styles.hint}>{hint}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </Box>
  );
}
