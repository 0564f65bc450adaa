package vn.dunghen.scoring.index;

/// The index of one agency on a view.
sealed interface AgencyOfView permits AgencyAnswer, OfficialAnswer {}
