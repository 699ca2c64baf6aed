import {
  RiArrowRightSLine,
  RiEyeOffLine,
  RiLineChartLine,
  RiPulseLine,
  RiShieldUserLine,
  RiToolsLine,
} from '@remixicon/react';
import { LocalUser } from './localUsers';
import styles from './SignInPage.module.css';

const ICONS: Record<string, typeof RiToolsLine> = {
  admin: RiShieldUserLine,
  engineer: RiToolsLine,
  'on-call': RiPulseLine,
  outsider: RiEyeOffLine,
};

/** One person to sign in as; the whole card is the button. */
export function PersonCard(props: {
  person: LocalUser;
  onChoose(name: string): void;
}) {
  const { person, onChoose } = props;
  const Icon = ICONS[person.name] ?? RiLineChartLine;
  return (
    <button
      type="button"
      className={styles.card}
      onClick={() => onChoose(person.name)}
    >
      <span className={styles.cardIcon}>
        <Icon size={20} aria-hidden />
      </span>
      <span className={styles.cardText}>
        <span className={styles.cardTitle}>{person.title}</span>
        <span className={styles.cardDescription}>{person.description}</span>
      </span>
      <RiArrowRightSLine size={20} aria-hidden className={styles.cardArrow} />
    </button>
  );
}
