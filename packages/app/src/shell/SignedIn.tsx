import { useEffect, useState } from 'react';
import {
  errorApiRef,
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ButtonIcon, Tooltip, TooltipTrigger } from '@backstage/ui';
import { RiLogoutBoxRLine } from '@remixicon/react';
import { portalTranslationRef } from '../translation';
import styles from './Navigation.module.css';

function useSignedInName(): string | undefined {
  const identityApi = useApi(identityApiRef);
  const errorApi = useApi(errorApiRef);
  const [name, setName] = useState<string>();
  useEffect(() => {
    let current = true;
    identityApi.getBackstageIdentity().then(
      ({ userEntityRef }) =>
        current && setName(userEntityRef.replace(/^.*\//, '')),
      error => errorApi.post(error),
    );
    return () => {
      current = false;
    };
  }, [identityApi, errorApi]);
  return name;
}

/** Who is signed in, and the way out. */
export function SignedIn() {
  const { t } = useTranslationRef(portalTranslationRef);
  const identityApi = useApi(identityApiRef);
  const name = useSignedInName();
  if (!name) {
    return null;
  }
  return (
    <div className={styles.person}>
      <span
        className={styles.personName}
        aria-label={t('shell.signedInAs', { name })}
        title={t('shell.signedInAs', { name })}
      >
        {name}
      </span>
      <TooltipTrigger>
        <ButtonIcon
          variant="tertiary"
          size="small"
          icon={<RiLogoutBoxRLine />}
          aria-label={t('shell.signOut')}
          onPress={() => identityApi.signOut()}
        />
        <Tooltip>{t('shell.signOut')}</Tooltip>
      </TooltipTrigger>
    </div>
  );
}
