package vn.dunghen.scoring.bulletin.model;

import java.text.Normalizer;
import java.util.List;

/// A letter in the form of Decree 30/2020/NĐ-CP, ready to be set: every text stands as it is
/// printed, in precomposed characters (NFC).
///
/// @param lang of the text: vi or en
/// @param addressees to whom it goes
/// @param mark printed across every page, such as DỰ THẢO; empty for none
/// @param provenance where the figures come from: data hour, rules, digest
public record Letter(
    String lang,
    Head head,
    String subject,
    String addressed,
    List<String> addressees,
    List<Section> sections,
    Closing closing,
    List<Annex> annexes,
    String mark,
    List<String> provenance) {

  /// The two columns on top.
  ///
  /// @param superior the body above the issuing one
  /// @param number with its label
  /// @param about the short form of the subject below the number
  /// @param motto below the name of the country
  public record Head(
      String superior,
      String issuer,
      String number,
      String about,
      String country,
      String motto,
      String placeAndDate) {
    public Head {
      superior = set(superior);
      issuer = set(issuer);
      number = set(number);
      about = set(about);
      country = set(country);
      motto = set(motto);
      placeAndDate = set(placeAndDate);
    }
  }

  /// @param heading empty for none
  /// @param notes small print below
  public record Section(
      String heading,
      List<String> paragraphs,
      List<Table> tables,
      List<String> items,
      List<String> notes) {
    public Section {
      heading = set(heading);
      paragraphs = set(paragraphs);
      tables = List.copyOf(tables);
      items = set(items);
      notes = set(notes);
    }
  }

  /// @param shares how wide each column is, of 100 together
  /// @param figures how many columns at the end hold figures
  public record Table(
      String caption, List<String> columns, List<Integer> shares, int figures, List<Row> rows) {
    private static final int ON_ONE_PAGE = 22;

    public Table {
      caption = set(caption);
      columns = set(columns);
      shares = List.copyOf(shares);
      rows = List.copyOf(rows);
      if (shares.size() != columns.size()
          || shares.stream().mapToInt(Integer::intValue).sum() != 100) {
        throw new IllegalArgumentException("the columns share a width of 100");
      }
      for (Row row : rows) {
        if (!row.isHeading() && row.cells().size() != columns.size()) {
          throw new IllegalArgumentException("a row has a cell for each column");
        }
      }
    }

    /// Whether it is kept on one page.
    public boolean isShort() {
      return rows.size() <= ON_ONE_PAGE;
    }

    /// Whether a column holds figures.
    public boolean isFigure(int column) {
      return column >= columns.size() - figures;
    }
  }

  /// @param strong a row of sums, or the heading of the rows below it
  /// @param isHeading has one cell, across all columns
  public record Row(List<String> cells, boolean strong, boolean isHeading) {
    public Row {
      cells = set(cells);
      if (isHeading && cells.size() != 1) {
        throw new IllegalArgumentException("a heading has one cell");
      }
    }

    public static Row of(List<String> cells) {
      return new Row(cells, false, false);
    }

    public static Row sum(List<String> cells) {
      return new Row(cells, true, false);
    }

    public static Row heading(String text) {
      return new Row(List.of(text), true, true);
    }
  }

  /// @param receivers with their label first
  /// @param title of who signs
  /// @param name of who signs; empty where it is left open
  public record Closing(String receiversLabel, List<String> receivers, String title, String name) {
    public Closing {
      receiversLabel = set(receiversLabel);
      receivers = set(receivers);
      title = set(title);
      name = set(name);
    }
  }

  /// A wide page of its own.
  public record Annex(String name, String title, List<Section> sections) {
    public Annex {
      name = set(name);
      title = set(title);
      sections = List.copyOf(sections);
    }
  }

  public Letter {
    subject = set(subject);
    addressed = set(addressed);
    addressees = set(addressees);
    sections = List.copyOf(sections);
    annexes = List.copyOf(annexes);
    mark = set(mark);
    provenance = set(provenance);
  }

  private static String set(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static List<String> set(List<String> texts) {
    return texts.stream().map(Letter::set).toList();
  }
}
