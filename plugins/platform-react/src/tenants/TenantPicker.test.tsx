import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SWRConfig } from 'swr';
import { TenantPicker } from './TenantPicker';

const columns = [
  'tenantId',
  'name',
  'status',
  'tier',
  'owner',
  'timezone',
  'currency',
  'connections',
];

function row(tenantId: string, name: string) {
  const owner = `group:default/${tenantId}`;
  return [
    tenantId,
    name,
    'active',
    'standard',
    owner,
    'America/Jamaica',
    'JMD',
    2,
  ];
}

function renderPicker(rows: unknown[][], onChange: (id: string) => void) {
  const fetch = async () =>
    new Response(
      JSON.stringify({ columns, rows, generatedAt: '2025-10-14T14:30:00Z' }),
    );
  renderInTestApp(
    <SWRConfig value={{ provider: () => new Map() }}>
      <TenantPicker value="reggae-records" onChange={onChange} />
    </SWRConfig>,
    { apis: [[fetchApiRef, { fetch }]] },
  );
}

describe('TenantPicker', () => {
  it('finds a tenant by what is typed and chooses it', async () => {
    const chosen: string[] = [];
    renderPicker(
      [
        row('reggae-records', 'Reggae Records'),
        row('kingston-motors', 'Kingston Motors'),
      ],
      id => chosen.push(id),
    );
    const box = await screen.findByRole('combobox', { name: 'Tenant' });
    expect(box).toHaveValue('Reggae Records');
    await userEvent.clear(box);
    await userEvent.type(box, 'king');
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await userEvent.click(screen.getByRole('option', { name: /Kingston/ }));
    expect(chosen).toEqual(['kingston-motors']);
  });

  it('is only a name for who sees one tenant', async () => {
    renderPicker([row('reggae-records', 'Reggae Records')], () => {});
    expect(await screen.findByText('Reggae Records')).toBeInTheDocument();
    expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
  });
});
