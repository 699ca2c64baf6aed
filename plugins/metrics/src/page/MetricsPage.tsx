import { Route, Routes } from 'react-router-dom';
import { ChooseTenant } from './ChooseTenant';
import { TenantPage } from './TenantPage';

/** `/metrics` goes on to a tenant, `/metrics/:tenant` shows it. */
export function MetricsPage() {
  return (
    <Routes>
      <Route path="/:tenant" element={<TenantPage />} />
      <Route path="*" element={<ChooseTenant />} />
    </Routes>
  );
}
