import { Route, Routes } from 'react-router-dom';
import { RunPage } from '../run/RunPage';
import { PipelinesPage } from './PipelinesPage';

/** `/pipelines` is the overview, `/pipelines/runs/:id` one run. */
export function PipelinesPages() {
  return (
    <Routes>
      <Route path="/runs/:id" element={<RunPage />} />
      <Route path="*" element={<PipelinesPage />} />
    </Routes>
  );
}
