import { Button } from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { useCursorPages } from './useCursorPages';
import styles from '../cards/tables.module.css';

/** The ways to the page before and after; none when all is on one page. */
export function PageButtons(props: {
  nextCursor: string | undefined;
  before: string;
  after: string;
}) {
  const { nextCursor, before, after } = props;
  const { newer, older } = useCursorPages(nextCursor);
  if (!newer && !older) {
    return null;
  }
  return (
    <div className={styles.pages}>
      <Button
        variant="secondary"
        size="small"
        iconStart={<RiArrowLeftSLine />}
        isDisabled={!newer}
        onPress={newer}
      >
        {before}
      </Button>
      <Button
        variant="secondary"
        size="small"
        iconEnd={<RiArrowRightSLine />}
        isDisabled={!older}
        onPress={older}
      >
        {after}
      </Button>
    </div>
  );
}
