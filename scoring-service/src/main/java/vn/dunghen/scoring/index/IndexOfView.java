package vn.dunghen.scoring.index;

/// The index of all agencies on a view.
sealed interface IndexOfView permits IndexAnswer, OfficialAnswer {}
