import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { ExportId, exportFile, EXPORTS } from './exports';

// Spreadsheets take UTF-8 for granted only behind a byte order mark.
const BYTE_ORDER_MARK = '\ufeff';

function download({ name, text }: { name: string; text: string }): void {
  const url = URL.createObjectURL(
    new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Takes out a part of the shown numbers as a CSV file. */
export function ExportMenu({ metrics }: { metrics?: CombinedMetrics }) {
  const t = useMetricsTranslation();
  return (
    <MenuTrigger>
      <Button
        variant="secondary"
        iconStart={<RiDownloadLine />}
        isDisabled={!metrics}
      >
        {t('toolbar.exportCsv')}
      </Button>
      <Menu
        onAction={key =>
          metrics && download(exportFile(key as ExportId, metrics))
        }
      >
        {EXPORTS.map(id => (
          <MenuItem key={id} id={id}>
            {t(`export.${id}`)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
